import { useState, type CSSProperties } from 'react';
import { readSetting, writeSetting } from '../../settings.ts';

declare module 'react' {
  interface CSSProperties {
    '--own-status'?: string | undefined;
    '--own-message'?: string | undefined;
  }
}

/** Widths that the user chose, in pixels; null for the initial one. The first column has the remaining space. */
export interface ColumnWidths {
  readonly status: number | null;
  readonly message: number | null;
}

/** A narrow tree and a wide one have widths of their own. */
export interface Columns {
  readonly isNarrow: boolean;
  readonly resize: (widths: ColumnWidths) => void;
}

const INITIAL: ColumnWidths = { status: null, message: null };

/** Returns the columns, and the widths as CSS variables of an element around them. The widths are stored with the settings. */
export function useColumnWidths(isNarrow: boolean): readonly [Columns, CSSProperties] {
  const setting = isNarrow ? 'columns.narrow' : 'columns.wide';
  const [chosen, setChosen] = useState(() => ({ setting, widths: readWidths(setting) }));
  if (chosen.setting !== setting) setChosen({ setting, widths: readWidths(setting) });
  const [all] = useState(() => {
    const columnsOf = (name: string, narrow: boolean): Columns => ({
      isNarrow: narrow,
      resize: (widths) => {
        setChosen({ setting: name, widths });
        writeSetting(name, widths);
      },
    });
    return { narrow: columnsOf('columns.narrow', true), wide: columnsOf('columns.wide', false) };
  });
  const { status, message } = chosen.widths;
  return [isNarrow ? all.narrow : all.wide, { '--own-status': pixels(status), '--own-message': pixels(message) }];
}

function pixels(width: number | null): string | undefined {
  return width === null ? undefined : `${width}px`;
}

/** The stored value may be damaged or from another version. */
function readWidths(setting: string): ColumnWidths {
  const value = readSetting(setting);
  if (typeof value !== 'object' || value === null) return INITIAL;
  return {
    status: widthOf('status' in value ? value.status : null),
    message: widthOf('message' in value ? value.message : null),
  };
}

function widthOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
