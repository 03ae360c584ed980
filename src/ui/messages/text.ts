import { coreCatalogs } from '../../core/messages.ts';
import { createRenderer, type DisplayText } from '../../core/model/message.ts';
import { engineCatalogs } from '../../engine/messages.ts';

/** Translates a message of the engine into the panel's language. Strings are texts of the response, which are not translated. */
export const messageText: (text: DisplayText) => string = createRenderer([...coreCatalogs, ...engineCatalogs]);
