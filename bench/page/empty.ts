import { nextFrame, painted } from './paint.ts';
import { scrollOn, type Scrolled } from './scroll.ts';

/** Measures frames of an empty page: the fastest that the machine can draw. */
export interface EmptyBench {
  /** Returns the milliseconds between idle frames. */
  frames(count: number): Promise<readonly number[]>;
  /** Scrolls an empty page of the given height in pixels. */
  scroll(height: number, step: number, frames: number): Promise<Scrolled>;
}

const bench: EmptyBench = {
  frames: async (count) => {
    const times: number[] = [];
    let last = await nextFrame();
    for (let frame = 0; frame < count; frame += 1) {
      const now = await nextFrame();
      times.push(now - last);
      last = now;
    }
    return times;
  },
  scroll: async (height, step, frames) => {
    const box = document.createElement('div');
    box.style.cssText = 'position: fixed; inset: 0; overflow: auto';
    const content = document.createElement('div');
    content.style.height = `${height}px`;
    box.append(content);
    document.body.append(box);
    await painted();
    const scrolled = await scrollOn(box, step, frames, () => true);
    box.remove();
    return scrolled;
  },
};
Object.assign(window, { empty: bench });
