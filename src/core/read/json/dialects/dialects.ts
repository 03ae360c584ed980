import type { DialectReader } from './dialectReader.ts';
import { CLOUD_WATCH_LOGS } from './cloudWatchLogs.ts';
import { ELASTIC } from './elastic.ts';
import { FHIR } from './fhir.ts';
import { GLPI } from './glpi.ts';
import { GRAPHQL } from './graphql.ts';
import { HOMEKIT } from './homeKit.ts';
import { HUBSPOT } from './hubspot.ts';
import { JMAP } from './jmap.ts';
import { JSON_API } from './jsonApi.ts';
import { JSON_RPC } from './jsonRpc.ts';
import { ODATA } from './odata.ts';
import { REST_LI } from './restLi.ts';
import { RPC_STATUS } from './rpcStatusList.ts';
import { SCIM } from './scim.ts';
import { TRPC } from './trpc.ts';
import { TRPC_STREAM } from './trpcStream.ts';
import { WEBDAV_JSON } from './webdavJson.ts';
import { ZOHO } from './zoho.ts';

/**
 * All dialects, the most specific first, since the first one that recognizes a body is used. Each dialect tests the whole
 * body, not only one item.
 */
export const DIALECTS: readonly DialectReader[] = [
  JSON_RPC,
  TRPC,
  TRPC_STREAM,
  ODATA,
  FHIR,
  SCIM,
  JSON_API,
  JMAP,
  ELASTIC,
  HOMEKIT,
  HUBSPOT,
  ZOHO,
  REST_LI,
  RPC_STATUS,
  GLPI,
  CLOUD_WATCH_LOGS,
  WEBDAV_JSON,
  GRAPHQL,
];
