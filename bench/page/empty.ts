import { nextFrame, painted } from './paint.ts';
import { scrollOn, type Scrolled } from './scroll.ts';

/** What an empty page can be asked: the frames that the machine has to give, whatever is drawn in them. */
export interface EmptyBench {
  /** Milliseconds between frames in which nothing happens. */
  frames(count: number): Promise<readonly number[]>;
  /** Scrolls a page of so many pixels with nothing in it. */
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
    const inside = document.createElement('div');
    inside.style.height = `${height}px`;
    box.append(inside);
    document.body.append(box);
    await painted();
    const scrolled = await scrollOn(box, step, frames, () => true);
    box.remove();
    return scrolled;
  },
};
Object.assign(window, { empty: bench });
