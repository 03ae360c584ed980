import { englishText } from '../../core/messages.ts';
import type { Message } from '../../core/model/message.ts';

/** Puts a message of the engine into the language of the panel. */
export const messageText: (message: Message) => string = englishText;
