import { OUTCOMES } from '../../../model/operation.ts';
import { ruleMessages as words } from './messages.ts';
import { isList, isObject, type Json, type Path } from '../syntax/value.ts';
import type { Container, ItemRule, Rule, SignatureTest, States, RequestCorrelation } from './rule.ts';
import { RuleObject, type ReportProblem } from './ruleObject.ts';
import { isSearchablePlace } from './requestCorrelation.ts';

const ITEM = 'every without status states error label message code meanings request implied'.split(' ');
const CONTAINER = ['at', 'outcome', 'group', ...ITEM];
const RULE = ['id', 'name', 'docs', 'url', 'anyStatus', 'signature', 'container', ...ITEM];
const STATES = [...OUTCOMES, 'otherwise', 'absent'];
const CORRELATION = ['list', 'index', 'from', 'id', 'same'];

/** Parses one rule of a file; null if it is invalid. Calls `report` for each problem. */
export function parseRule(value: Json, path: Path, report: ReportProblem): Rule | null {
  if (!isObject(value)) {
    report(path, words.object('A rule'));
    return null;
  }
  let isValid = true;
  const shape = new RuleObject(value, path, RULE, (place, message) => {
    isValid = false;
    report(place, message);
  });
  const id = shape.required('id');
  if (id !== '' && !/^[\w.-]+$/.test(id)) shape.fail('id', words.id);
  const rule: Rule = {
    id,
    name: shape.required('name'),
    docs: shape.text('docs'),
    url: shape.texts('url'),
    anyStatus: shape.flag('anyStatus'),
    signature: signatureIn(shape),
    container: containerIn(shape),
    ...itemIn(shape),
  };
  return isValid ? rule : null;
}

function signatureIn(shape: RuleObject): Rule['signature'] {
  return shape.each('signature', ['at', 'is'])?.map((sign): string | SignatureTest => {
    if (typeof sign === 'string') return sign;
    const is = sign.scalars('is')?.filter((value) => value !== null);
    return { at: requiredPointer(sign, 'at'), is };
  });
}

function containerIn(shape: RuleObject): Rule['container'] {
  const value = shape.at('container');
  if (value === undefined || typeof value === 'string') return requiredPointer(shape, 'container');
  const all = isList(value) ? shape.each('container', CONTAINER) : undefined;
  if (!all || all.length === 0) shape.fail('container', words.containers);
  return (all ?? []).map((one): string | Container =>
    typeof one === 'string'
      ? one
      : { at: requiredPointer(one, 'at'), outcome: one.outcome('outcome'), group: one.text('group'), ...itemIn(one) },
  );
}

/** A required pointer. `RuleObject.required` cannot be used, since an empty pointer is valid. */
function requiredPointer(shape: RuleObject, name: string): string {
  if (shape.at(name) === undefined) shape.fail(name, words.missing(name));
  return shape.pointer(name) ?? '';
}

/** Parses the members of an item rule. Missing ones are omitted, so that a container inherits them from its rule. */
function itemIn(shape: RuleObject): ItemRule {
  const implied = shape.at('implied');
  const item: ItemRule = {
    every: shape.pointers('every'),
    without: shape.scalars('without'),
    status: shape.places('status'),
    states: statesIn(shape),
    error: shape.places('error'),
    label: shape.places('label'),
    message: shape.places('message'),
    code: shape.places('code'),
    meanings: shape.dictionary('meanings'),
    request: correlationIn(shape),
    implied:
      implied === undefined || typeof implied === 'boolean'
        ? implied
        : typeof implied === 'string'
          ? shape.pointer('implied')
          : shape.fail('implied', words.implied),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

function statesIn(shape: RuleObject): States | undefined {
  const states = shape.inner('states', STATES);
  if (!states) return undefined;
  const patterns = OUTCOMES.map((outcome) => [outcome, states.texts(outcome)] as const);
  return {
    ...Object.fromEntries(patterns.filter(([, texts]) => texts !== undefined)),
    otherwise: states.outcome('otherwise'),
    absent: states.outcome('absent'),
  };
}

function correlationIn(shape: RuleObject): RequestCorrelation | undefined {
  const correlation = shape.inner('request', CORRELATION);
  const list = correlation?.at('list');
  if (typeof list === 'string' && !isSearchablePlace(list)) correlation?.fail('list', words.stars('list'));
  return (
    correlation && {
      list: requiredPointer(correlation, 'list'),
      index: firstOf(correlation.places('index')),
      from: correlation.number('from'),
      id: correlation.places('id'),
      same: correlation.places('same'),
    }
  );
}

function firstOf(places: string | readonly string[] | undefined): string | undefined {
  return typeof places === 'string' ? places : places?.[0];
}
