import { nextFrame, nextTask } from './paint.ts';

/** The frames that were painted while an element was scrolled. */
export interface Scrolled {
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  /** Number of frames in which a part of the element was empty. */
  readonly blank: number;
}

/**
 * Scrolls an element by a number of pixels in each frame, and in the other direction after each end. As with a mouse wheel,
 * the position changes between frames, so that the scroll event is dispatched before the frame is drawn.
 *
 * @param isFilled whether the element has no empty part; called in each frame after the last possible change
 */
export async function scrollOn(box: Element, step: number, frames: number, isFilled: () => boolean): Promise<Scrolled> {
  const times: number[] = [];
  let blank = 0;
  let direction = 1;
  let last = await nextFrame();
  for (let frame = 0; frame < frames; frame += 1) {
    await nextTask();
    const before = box.scrollTop;
    box.scrollTop = before + direction * step;
    if (box.scrollTop === before) direction = -direction;
    const now = await nextFrame();
    times.push(now - last);
    last = now;
    if (!isFilled()) blank += 1;
  }
  return { frames: times, blank };
}
