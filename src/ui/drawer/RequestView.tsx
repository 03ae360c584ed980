import type { RowKey } from '../../engine/api/engineApi.ts';
import { languageOf } from '../body/language.ts';
import { useRequestItem } from '../body/useRequestItem.ts';
import { useView } from '../context.ts';
import { CONTENT } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import styles from './BodyView.module.css';
import { SourceLines } from './SourceLines.tsx';

/** The lines of the request that contain the item of a row. */
export function RequestView({ row }: { row: RowKey }) {
  const item = useRequestItem(row);
  const language = useView((view) => languageOf(view.detail?.requestBody ?? ''));
  if (!item) return null;
  if (item.lines === null) return <p className={styles.none}>{item.note === null ? '' : messageText(item.note)}</p>;
  return <SourceLines lines={item.lines} language={language} label={CONTENT.requestLabel} />;
}
