import type { DialectReader } from './dialect.ts';
import { ELASTIC } from './elastic.ts';
import { GRAPHQL } from './graphql.ts';
import { JSON_RPC } from './jsonrpc.ts';
import { ODATA } from './odata.ts';
import { TRPC } from './trpc.ts';

/**
 * The named readers. The first that knows a body reads it, so those that need more of a body to know it stand first; each
 * knows its own by the whole body, never by one item that looks right.
 */
export const DIALECTS: readonly DialectReader[] = [JSON_RPC, TRPC, ODATA, ELASTIC, GRAPHQL];
