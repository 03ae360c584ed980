import { placeOf } from '../../model/place.ts';
import type { Problem } from '../../model/problem.ts';
import { xmlProblem } from '../../words/xml.ts';
import type { Fault } from '../xml/fault.ts';

/** Faults of the text as problems of the report, each with the first place where it stands. */
export function faultProblems(text: string, faults: readonly Fault[], complete: number): Problem[] {
  return faults.map((fault) => {
    const code = fault.code === 'doctype-entities' || fault.code === 'too-deep' ? 'limit-exceeded' : 'not-well-formed';
    return {
      code,
      message: xmlProblem(fault.code, fault.detail, fault.count, complete),
      offset: fault.offset,
      ...placeOf(text, fault.offset),
      ...(fault.code === 'cut' ? { cut: true } : {}),
    };
  });
}
