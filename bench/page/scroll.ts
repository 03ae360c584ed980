import { nextFrame, nextTask } from './paint.ts';

/** What scrolling a box showed, frame by frame. */
export interface Scrolled {
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  /** Frames that were painted while a part of the box had nothing in it. */
  readonly blank: number;
}

/**
 * Scrolls a box on by so many pixels in each frame, down and up again where it ends, as the browser does for a wheel: the place changes
 * between frames, so that the event comes before the frame is drawn.
 *
 * @param isFilled asked in each frame, when nothing more can change before it is painted
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
