import { SERVER_TEXTS } from '../../core/explain/server/messages.ts';
import { type MethodClaim, namedClass, serverFacts, type StatedList } from '../../core/explain/server/serverFacts.ts';
import type { Quirk } from '../../core/explain/server/serverQuirks.ts';
import type { Source } from '../../core/explain/source.ts';
import type { ServerStatement } from '../../core/har/exchange.ts';
import { readableHref } from '../../core/text/readableHref.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { LinkedText } from '../drawer/LinkedText.tsx';
import { SERVER } from '../messages/server.ts';
import { HeaderTable, Row } from './HeaderTable.tsx';
import styles from './Server.module.css';

/** What headers state about the server, and its known differences from the specifications that explain something in the response. */
export function Server({ detail }: { detail: ExchangeDetail }) {
  const { method, httpVersion, responseHeaders, serverStatement, quirks } = detail;
  const { software, davClasses, allow, claims } = serverFacts(method, responseHeaders, serverStatement);
  const hasVersion = httpVersion !== null && httpVersion !== '';
  if (!hasVersion && software.length === 0 && !davClasses && !allow && quirks.length === 0) return null;
  return (
    <HeaderTable title={SERVER.title}>
      {software.length > 0 && <Row name={SERVER.software}>{software.join(' · ')}</Row>}
      {hasVersion && <Row name={SERVER.version}>{httpVersion}</Row>}
      {davClasses && <ListRow name={SERVER.davClasses} list={davClasses} text={namedClass} />}
      {allow && <ListRow name={SERVER.allow} list={allow} text={(value) => value} />}
      {claims.length > 0 && (
        <Row name={SERVER.support(method)}>
          {claims.map((claim) => (
            <Claim key={claim.header} claim={claim} method={method} />
          ))}
        </Row>
      )}
      {quirks.length > 0 && (
        <Row name={SERVER.quirk}>
          {quirks.map((quirk) => (
            <KnownBehavior key={quirk.text} quirk={quirk} />
          ))}
        </Row>
      )}
    </HeaderTable>
  );
}

function ListRow({ name, list, text }: { name: string; list: StatedList; text: (value: string) => string }) {
  return (
    <Row name={name}>
      {list.values.map(text).join(', ')} <From statement={list.by} />
    </Row>
  );
}

function Claim({ claim, method }: { claim: MethodClaim; method: string }) {
  return (
    <div className={styles.text}>
      {SERVER_TEXTS.claim(claim, method, namedClass(claim.value))} <From statement={claim.by} />{' '}
      <SourceLink source={claim.source} />
    </div>
  );
}

function KnownBehavior({ quirk: { text, observed, source } }: { quirk: Quirk }) {
  const seen = SERVER_TEXTS.seenWith(observed);
  return (
    <div className={styles.text}>
      {text} {seen !== '' && <span className={styles.from}>{SERVER.seen(seen)}</span>} <SourceLink source={source} />
    </div>
  );
}

function SourceLink({ source: { name, url } }: { source: Source }) {
  return (
    <span className={styles.from}>
      {SERVER.beforeSource} <LinkedText text={name} href={url} />
    </span>
  );
}

function From({ statement }: { statement: ServerStatement | null }) {
  if (statement === null) return null;
  return <span className={styles.from}>{SERVER.from(SERVER_TEXTS.by(statement, readableHref(statement.path)))}</span>;
}
