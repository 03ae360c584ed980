import type { Exchange } from '../../har/exchange.ts';
import { isFaultless } from '../../read/dav/faultless.ts';
import type { AddFinding, Finding } from '../finding.ts';
import { bodyKindOf } from '../bodyKind.ts';
import { CheckContext } from './context.ts';
import { checkContentType } from './document/contentType.ts';
import { checkDoctype } from './document/doctype.ts';
import { checkFaults } from './document/faults.ts';
import { checkRoot } from './document/root.ts';
import { ElementReader } from './elementReader.ts';
import { ResponseChecker } from './responseChecker.ts';
import { RULE_GROUPS } from './ruleGroups.ts';
import { trimSpace } from './element.ts';
import type { Multistatus, RuleGroup } from './ruleGroup.ts';

/** Checks a WebDAV response: its document, its headers, and each `DAV:response`. */
export function* checkXml(exchange: Exchange, add: AddFinding): Generator<void, void> {
  // A document that is not well-formed has no responses to check, and that may be known only at its end.
  const held: Finding[] = [];
  let holds = false;
  const context = new CheckContext(exchange, (finding) => (holds ? held.push(finding) : add(finding)));
  const groups = RULE_GROUPS.map((create) => create(context));
  for (const group of groups) group.headers?.();
  const { text } = exchange.body;
  if (text === null || bodyKindOf(text, exchange.response.contentType) !== 'xml') return;

  checkContentType(exchange, text, context);
  checkDoctype(text, context);
  const reader = new ElementReader(text, false, isFaultless(exchange));
  holds = true;
  yield* checkElements(text, reader, context, groups);
  holds = false;
  if (checkFaults(text, reader, context) || checkRoot(reader, context)) return;
  for (const finding of held) add(finding);
}

/** Reads a document to its end or its first fault, and applies the rules to the children of a multistatus. */
function* checkElements(
  text: string,
  reader: ElementReader,
  context: CheckContext,
  groups: readonly RuleGroup[],
): Generator<void, void> {
  const checker = new ResponseChecker(context, groups);
  for (let child = reader.next(); child !== null; child = reader.next()) {
    if (reader.fault !== null) return;
    if (child === 'paused') yield;
    // A document with another root is only read to its end to find out whether it is well-formed.
    else if (!isMultistatus(reader)) continue;
    else if (child.clark === '{DAV:}response') checker.check(child);
    else for (const group of groups) group.child?.(child);
  }
  if (reader.fault !== null || !reader.root || !isMultistatus(reader)) return;
  const multistatus = { element: reader.root, text: textOf(text, reader), responses: checker.responses };
  for (const group of groups) group.end?.(multistatus);
}

function isMultistatus({ root }: ElementReader): boolean {
  return root?.clark === '{DAV:}multistatus';
}

function textOf(text: string, { rootText }: ElementReader): Multistatus['text'] {
  return rootText && { value: trimSpace(text.slice(...rootText)), range: rootText };
}
