import { createRenderer } from './model/message.ts';
import { filterMessages } from './filter/messages.ts';
import { bodyMessages, repetitionMessages } from './model/messages.ts';
import { davMessages } from './read/dav/messages.ts';
import { evidenceMessages } from './read/json/evidenceMessages.ts';
import { jsonMessages } from './read/json/messages.ts';
import { ruleMessages } from './read/json/rules/messages.ts';
import { multipartMessages } from './read/multipart/messages.ts';
import { xmlMessages } from './read/xml/messages.ts';
import { verdictMessages } from './verdict/messages.ts';

/** Returns the English text of a message of a report or of the engine. */
export const englishText = createRenderer([
  bodyMessages,
  repetitionMessages,
  xmlMessages,
  davMessages,
  jsonMessages,
  evidenceMessages,
  multipartMessages,
  verdictMessages,
  ruleMessages,
  filterMessages,
]);
