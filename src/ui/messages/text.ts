import { englishText } from '../../core/messages.ts';
import type { DisplayText } from '../../core/model/message.ts';

/** Translates a message of the engine into the panel's language. Strings are texts of the response, which are not translated. */
export const messageText: (text: DisplayText) => string = englishText;
