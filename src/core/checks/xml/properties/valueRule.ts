import type { Finding } from '../../finding.ts';
import type { XmlElement } from '../element.ts';

/**
 * Adds a finding about the value of a property.
 *
 * @param element the property, or an element inside it
 * @param path from the property to the element: '' or such as `/activelock[0]/depth`
 */
export type AddToProperty = (rule: string, element: XmlElement, params: Finding['params'], path?: string) => void;

/** Checks the value of a property that a response returns with a status of 200 to 299. */
export type ValueRule = (property: XmlElement, add: AddToProperty) => void;
