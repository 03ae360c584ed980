import { englishText } from '../../core/messages.ts';
import type { Message } from '../../core/model/message.ts';

/** Translates a message of the engine into the panel's language. */
export const messageText: (message: Message) => string = englishText;
