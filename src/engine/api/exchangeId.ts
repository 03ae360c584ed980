/** Id of an exchange in the engine. Ids only grow and are never reused. */
export type ExchangeId = number;
