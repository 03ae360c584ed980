/** A message for users that is not yet rendered: the key of a template and its parameters. */
export interface Message {
  /** `catalog.template` */
  readonly key: string;
  /** Plain data: survives `structuredClone` and JSON. Messages in it are rendered before the template receives them. */
  readonly params: readonly unknown[];
}

/** A text of the response, or a message about it. */
export type DisplayText = string | Message;

/** The text itself, or a function that returns it. */
type Template = string | ((...params: never[]) => string);

export type Templates = Readonly<Record<string, Template>>;

/** A parameter of a message whose template receives `Value`: a string may also be a message. */
type Param<Value> = Value extends string
  ? Value | Message
  : Value extends readonly string[]
    ? readonly Param<Value[number]>[]
    : Value;

/** A message for each text, and a function that creates a message for each function. */
export type Messages<Own extends Templates> = {
  readonly [Name in keyof Own]: Own[Name] extends (...params: infer Values) => string
    ? (...params: { readonly [Index in keyof Values]: Param<Values[Index]> }) => Message
    : Message;
};

const TEMPLATES = Symbol('templates');

/** The templates of a catalog by the keys of their messages. */
export interface Catalog {
  readonly [TEMPLATES]: ReadonlyMap<string, Template>;
}

/** Creates a catalog of messages. The name of the catalog is the first part of their keys. */
export function catalog<Own extends Templates>(name: string, templates: Own): Messages<Own> & Catalog;
export function catalog(name: string, templates: Templates): object {
  const keyed = Object.entries(templates).map(([own, template]) => ({ own, key: `${name}.${own}`, template }));
  const messages = keyed.map(({ own, key, template }) => [
    own,
    typeof template === 'string' ? { key, params: [] } : (...params: readonly unknown[]): Message => ({ key, params }),
  ]);
  return {
    ...Object.fromEntries(messages),
    [TEMPLATES]: new Map(keyed.map(({ key, template }) => [key, template])),
  };
}

/**
 * Returns a function that renders the messages of some catalogs, and returns strings unchanged. A message of another catalog is
 * rendered as its key.
 */
export function createRenderer(catalogs: readonly Catalog[]): (text: DisplayText) => string {
  const templates = new Map(catalogs.flatMap((one) => [...one[TEMPLATES]]));
  const render = ({ key, params }: Message): string => {
    const template = templates.get(key) ?? key;
    return typeof template === 'string'
      ? template
      : String(Reflect.apply(template, undefined, params.map(renderParam)));
  };
  const renderParam = (param: unknown): unknown => {
    if (Array.isArray(param)) return param.map(renderParam);
    return isMessage(param) ? render(param) : param;
  };
  return (text) => (typeof text === 'string' ? text : render(text));
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'params' in value;
}
