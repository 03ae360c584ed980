import { createRenderer, type DisplayText } from '../../core/model/message.ts';
import { requestedMessages } from '../../core/read/requested/messages.ts';

/** Translates the summary of what was requested. Loaded with the Request tab. */
export const requestText: (text: DisplayText) => string = createRenderer([requestedMessages]);
