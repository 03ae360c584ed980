import type { LazyChecks } from '../../core/checks/responseChecks.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { Output } from './output.ts';
import type { ReportWriter, ShownResponse } from './reportWriter.ts';
import { createSpool, type Spool, SpoolError } from './spool.ts';

/** Puts the texts of a writer into the order of the report: head, sections, foot. */
export interface Assembly {
  readonly add: (response: ShownResponse) => void;
  readonly skip: (report: Report, checks: LazyChecks) => void;
  /** Writes what was spooled, and the foot. */
  readonly end: () => Promise<void>;
  /** Deletes temporary files; call it in any case. */
  readonly close: () => void;
}

/** A streamed report is written at once. The texts of any other are spooled, because its head comes first and is created last. */
export function createAssembly(writer: ReportWriter, output: Output): Assembly {
  const { isStreamed } = writer;
  const sections: readonly [Spool, Spool, Spool] = [createSpool(), createSpool(), createSpool()];
  const fail = (error: unknown): void => {
    if (!(error instanceof SpoolError)) throw error;
    output.fail(error.folder, error.cause);
  };
  const spool = (section: Spool, text: string): void => {
    try {
      section.add(text);
    } catch (error) {
      fail(error);
    }
  };
  const copySections = async (): Promise<void> => {
    for (const section of sections)
      for (const piece of section.pieces()) {
        output.write(piece);
        await output.flush();
      }
  };
  if (isStreamed) output.write(writer.head());
  return {
    add: (response) => {
      const section = sections[writer.section(response)];
      for (const piece of writer.add(response))
        if (isStreamed) output.write(piece);
        else spool(section, piece);
    },
    skip: (report, checks) => writer.skip(report, undefined, checks),
    end: async () => {
      if (!isStreamed) output.write(writer.head());
      await copySections().catch(fail);
      output.write(writer.foot());
      await output.flush();
    },
    close: () => {
      for (const section of sections) section.close();
    },
  };
}
