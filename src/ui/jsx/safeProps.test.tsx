import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { HIDDEN, HIDDEN_CHARACTER } from '../../../testing/hiddenText.ts';
import { safeProps } from './safeProps.ts';

const SHOWN = '⟨U+202E⟩⟨U+200B⟩⟨U+3164⟩⟨U+E0041⟩⟨U+D800⟩';

describe('JSX', () => {
  it('displays safe texts', () => {
    const markup = renderToStaticMarkup(
      <p title={HIDDEN} aria-label={`a${HIDDEN}`} data-name={HIDDEN}>
        {HIDDEN}
        <b>{[HIDDEN, [HIDDEN]]}</b>
        <>
          {HIDDEN} {HIDDEN}
        </>
        <input placeholder={HIDDEN} />
      </p>,
    );
    expect(markup).not.toMatch(HIDDEN_CHARACTER);
    expect(markup.split(SHOWN)).toHaveLength(10);
  });

  it('passes texts through components, which cannot return them', () => {
    const Shown = ({ text }: { text: string }) => <>{text}</>;
    const Returned = ({ text }: { text: string }) => text;
    expect(renderToStaticMarkup(<Shown text={HIDDEN} />)).toBe(SHOWN);
    // @ts-expect-error -- a text that a component returns is not made safe
    expect(renderToStaticMarkup(<Returned text={HIDDEN} />)).not.toBe(SHOWN);
  });

  it('does not change other props, or those that are safe', () => {
    const data = {
      value: HIDDEN,
      className: 'a',
      onClick: () => HIDDEN,
      text: HIDDEN,
      children: ['a', <b key="b" />, 1, null],
    };
    expect(safeProps(data)).toBe(data);
    expect(safeProps({ ...data, title: `\n${HIDDEN}` })).toEqual({ ...data, title: `\n${SHOWN}` });
  });
});
