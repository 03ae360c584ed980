import { losesContent } from '../model/problem.ts';
import { parseRequestedProperties } from '../read/requested/davProperties.ts';
import { PropertyCounter } from '../read/requested/propertyCounts.ts';
import type { Selected } from './selection.ts';

/**
 * Creates the counter of the requested properties of a response; null if the request names none, or if not all operations are
 * exported or could be parsed.
 */
export function propertyCounterFor({ exchange, report, operations, incomplete }: Selected): PropertyCounter | null {
  if (report.format !== 'webdav' || operations !== null || incomplete || report.problems.some(losesContent))
    return null;
  const requested = parseRequestedProperties(exchange.request.body);
  return requested?.scope === 'named' && requested.properties.size > 0 ? new PropertyCounter(requested) : null;
}

/** Yields the requested properties, then those that were returned although the request does not name them. */
export function* requestedPropertiesOf(counter: PropertyCounter): Iterable<object> {
  const { resources, properties, unrequested } = counter.counts();
  if (resources === 0) return;
  for (const { property, ...counts } of properties) yield { ...property, requested: true, ...counts };
  for (const { name, resources: succeeded } of unrequested)
    yield { name, instruction: null, requested: false, succeeded };
}
