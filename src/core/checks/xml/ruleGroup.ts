import type { Range } from '../../model/operation.ts';
import type { CheckContext } from './context.ts';
import type { DavResponse } from './davResponse.ts';
import type { XmlElement } from './element.ts';

/** The rules of one group, applied to one response. A group keeps what its rules compare across `DAV:response` elements. */
export interface RuleGroup {
  /** Applies the rules that need only the request and the headers of the response. */
  readonly headers?: () => void;
  /** Applies rules to each `DAV:response`, in document order. Its tree is discarded afterwards. */
  readonly response?: (response: DavResponse) => void;
  /**
   * Whether the findings of {@link response} depend only on the elements, the attributes and the status lines of a response: not on its
   * other texts, and not on other responses. Then it is not called for a response that is equal in these to one without findings.
   */
  readonly isStructural?: true;
  /** Applies rules to each other child of the `DAV:multistatus`. */
  readonly child?: (element: XmlElement) => void;
  /** Applies rules to the whole document, after its last child. Not called if the body is not a well-formed multistatus. */
  readonly end?: (multistatus: Multistatus) => void;
}

export type CreateRuleGroup = (context: CheckContext) => RuleGroup;

/** The root element of a response. */
export interface Multistatus {
  /** Without its children. */
  readonly element: XmlElement;
  /** The first text directly inside it, without white space around it, and its place; null if there is none. */
  readonly text: { readonly value: string; readonly range: Range } | null;
  /** Number of its `DAV:response` children. */
  readonly responses: number;
}
