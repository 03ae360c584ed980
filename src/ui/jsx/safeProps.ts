import { isObject } from '../../core/isObject.ts';
import { safeText } from '../../core/text/safeText.ts';

/** Attributes that are displayed or announced. `aria-*` and `data-*` are recognized by their prefix. */
const DISPLAYED: ReadonlySet<string> = new Set(['title', 'alt', 'label', 'placeholder', 'textValue']);

/** Returns props whose children and displayed attributes are safe texts. The same object if they are already. */
export function safeProps(props: unknown): unknown {
  if (!isObject(props)) return props;
  let changed: Record<string, unknown> | null = null;
  for (const name in props) {
    const value = props[name];
    const safe = name === 'children' ? safeChild(value) : isDisplayed(name) ? safeString(value) : value;
    if (safe !== value) (changed ??= { ...props })[name] = safe;
  }
  return changed ?? props;
}

function isDisplayed(name: string): boolean {
  return name.startsWith('aria-') || name.startsWith('data-') || DISPLAYED.has(name);
}

function safeString(value: unknown): unknown {
  return typeof value === 'string' ? safeText(value) : value;
}

/** Elements have been created with safe props, so that only texts and lists need a change. */
function safeChild(child: unknown): unknown {
  if (typeof child === 'string') return safeText(child);
  if (!Array.isArray(child)) return child;
  const children: readonly unknown[] = child;
  const first = children.findIndex((each) => safeChild(each) !== each);
  return first < 0 ? child : children.map(safeChild);
}
