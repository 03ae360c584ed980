import { expect, it } from 'vitest';
import { ScrollController, type Viewport } from './scrollController.ts';
import { createScrollScale } from './scrollScale.ts';

const HEIGHT = 500;
const ROWS_HEIGHT = 80_000_000;

function scrolledList() {
  const scale = createScrollScale(ROWS_HEIGHT, HEIGHT);
  let viewport: Viewport = { top: 0, height: HEIGHT, expectedHeight: HEIGHT, delta: 0, offset: 0 };
  const controller = new ScrollController(viewport, scale, (changed) => {
    viewport = changed;
  });
  const box = {
    scrollTop: 0,
    scrollTo: ({ top }: { top: number }) => {
      box.scrollTop = top;
    },
  };
  controller.attach(box as unknown as HTMLElement);
  return { controller, box, scale, top: () => viewport.top };
}

it('keeps a scroll whose event is pending when the correction after the wheel is due', () => {
  const { controller, box, scale, top } = scrolledList();
  box.scrollTop = scale.contentHeight / 2;
  controller.onScroll();
  box.scrollTop += 300;
  controller.onScroll();

  // The user drags the scrollbar to the end; the browser sends the event with the next frame.
  box.scrollTop = scale.contentHeight - HEIGHT;
  controller.onScrollEnd();
  controller.onScroll();
  expect(top()).toBe(ROWS_HEIGHT - HEIGHT);
});

it('sets the scrollbar to the position of the rows when the wheel stops', () => {
  const { controller, box, scale, top } = scrolledList();
  box.scrollTop = scale.contentHeight / 2;
  controller.onScroll();
  const middle = top();
  box.scrollTop += 300;
  controller.onScroll();
  expect(top()).toBe(middle + 300);
  controller.onScrollEnd();
  expect(top()).toBeCloseTo(middle + 300, 0);
  expect(Math.abs(box.scrollTop - scale.scrollAt(top()))).toBeLessThan(1);
});
