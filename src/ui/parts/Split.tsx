import type { ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import { classes } from '../classes.ts';
import { readSetting, writeSetting } from '../settings.ts';
import styles from './Split.module.css';

interface Props {
  /** The sizes are kept under this name. */
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** What the divider moves, for those who cannot see it. */
  readonly label: string;
  readonly first: ReactNode;
  /** Null hides it, and gives its room to the first. */
  readonly second: ReactNode | null;
  /** Which of the two has the size that is given; the other takes the rest. */
  readonly sized: 'first' | 'second';
  readonly size: string;
  readonly minimum: { readonly first: number; readonly second: number };
}

/** Two parts with a divider that can be dragged, or moved with the arrow keys. */
export function Split({ name, orientation, label, first, second, sized, size, minimum }: Props) {
  const saved = savedLayout(readSetting(`split.${name}`));
  return (
    <Group
      key={name}
      className={styles.group ?? ''}
      orientation={orientation}
      {...(saved && second !== null ? { defaultLayout: saved } : {})}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) writeSetting(`split.${name}`, layout);
      }}
    >
      <Panel
        id="first"
        className={styles.part ?? ''}
        minSize={minimum.first}
        {...(sized === 'first' ? { defaultSize: size, groupResizeBehavior: 'preserve-pixel-size' } : {})}
      >
        {first}
      </Panel>
      {second !== null && (
        <>
          <Separator className={classes(styles.divider, styles[orientation])} aria-label={label} />
          <Panel
            id="second"
            className={styles.part ?? ''}
            minSize={minimum.second}
            {...(sized === 'second' ? { defaultSize: size, groupResizeBehavior: 'preserve-pixel-size' } : {})}
          >
            {second}
          </Panel>
        </>
      )}
    </Group>
  );
}

/** What was saved may be of another version, or damaged. */
function savedLayout(saved: unknown): Layout | null {
  if (typeof saved !== 'object' || saved === null) return null;
  const { first, second } = saved as { readonly first?: unknown; readonly second?: unknown };
  return typeof first === 'number' && typeof second === 'number' ? { first, second } : null;
}
