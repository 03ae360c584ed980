import type { Summary } from '../src/core/verdict/report.ts';

/** The summary of a response without operations. */
export const EMPTY_SUMMARY: Summary = {
  failure: 0,
  partial: 0,
  dependent: 0,
  unknown: 0,
  notice: 0,
  success: 0,
  total: 0,
  byStatus: [],
  missingProperties: 0,
  removed: 0,
  truncated: 0,
};
