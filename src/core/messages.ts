import { fileMessages } from './har/messages.ts';
import { type Catalog, createRenderer } from './model/message.ts';
import { filterMessages } from './filter/messages.ts';
import { formatMessages } from './model/formatName.ts';
import { bodyMessages, operationMessages, repetitionMessages } from './model/messages.ts';
import { davMessages } from './read/dav/messages.ts';
import { evidenceMessages } from './read/json/evidenceMessages.ts';
import { jsonMessages } from './read/json/messages.ts';
import { ruleMessages } from './read/json/rules/messages.ts';
import { multipartMessages } from './read/multipart/messages.ts';
import { xmlMessages } from './read/xml/messages.ts';
import { verdictMessages } from './verdict/messages.ts';

/** The catalogs of this layer, except that of `read/requested`, which only the Request tab needs. */
export const coreCatalogs: readonly Catalog[] = [
  fileMessages,
  bodyMessages,
  formatMessages,
  repetitionMessages,
  operationMessages,
  xmlMessages,
  davMessages,
  jsonMessages,
  evidenceMessages,
  multipartMessages,
  verdictMessages,
  ruleMessages,
  filterMessages,
];

/** Puts a message of a report into English, for exports and the command line. */
export const englishText = createRenderer(coreCatalogs);
