import { normalizeName } from './nameRoles.ts';
import type { StatusCode } from './statusCode.ts';

/** The names of HTTP statuses as constants of frameworks. */
const NAMES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    200: 'ok',
    201: 'created',
    202: 'accepted',
    203: 'nonauthoritativeinformation',
    204: 'nocontent',
    205: 'resetcontent',
    206: 'partialcontent',
    207: 'multistatus',
    208: 'alreadyreported',
    301: 'movedpermanently',
    302: 'found',
    303: 'seeother',
    304: 'notmodified',
    307: 'temporaryredirect',
    308: 'permanentredirect',
    400: 'badrequest',
    401: 'unauthorized',
    402: 'paymentrequired',
    403: 'forbidden',
    404: 'notfound',
    405: 'methodnotallowed',
    406: 'notacceptable',
    407: 'proxyauthenticationrequired',
    408: 'requesttimeout',
    409: 'conflict',
    410: 'gone',
    411: 'lengthrequired',
    412: 'preconditionfailed',
    413: 'contenttoolarge payloadtoolarge requestentitytoolarge',
    414: 'uritoolong requesturitoolong',
    415: 'unsupportedmediatype',
    416: 'rangenotsatisfiable requestedrangenotsatisfiable',
    417: 'expectationfailed',
    418: 'iamateapot imateapot',
    421: 'misdirectedrequest',
    422: 'unprocessablecontent unprocessableentity',
    423: 'locked',
    424: 'faileddependency',
    425: 'tooearly',
    426: 'upgraderequired',
    428: 'preconditionrequired',
    429: 'toomanyrequests',
    431: 'requestheaderfieldstoolarge',
    451: 'unavailableforlegalreasons',
    500: 'internalservererror',
    501: 'notimplemented',
    502: 'badgateway',
    503: 'serviceunavailable',
    504: 'gatewaytimeout',
    505: 'httpversionnotsupported',
    506: 'variantalsonegotiates',
    507: 'insufficientstorage',
    508: 'loopdetected',
    511: 'networkauthenticationrequired',
  }).flatMap(([status, names]) => names.split(' ').map((name) => [name, Number(status)] as const)),
);

const LONGEST = 60;

/** The status for a name: `UNPROCESSABLE_ENTITY`, `NotFound`; null for other texts. */
export function statusOfName(name: string): StatusCode | null {
  const status = name.length > LONGEST ? undefined : NAMES.get(normalizeName(name));
  return status === undefined ? null : { status, text: name };
}
