/** Id of an exchange in the engine. Ids increase and are never reused. */
export type ExchangeId = number;
