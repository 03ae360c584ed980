import type { Component, ExoticComponent, JSX as ReactJsx, ReactElement } from 'react';

/** What a component may return. A string would not pass through the functions that make it safe: `<>{text}</>` does. */
type Rendered = ReactElement | readonly ReactElement[] | null | undefined | false;

/** The types of JSX in React, except that components cannot return texts. */
export declare namespace JSX {
  type ElementType =
    | keyof ReactJsx.IntrinsicElements
    | ExoticComponent<never>
    | ((props: never) => Rendered)
    | (abstract new (props: never) => Component);
  type Element = ReactJsx.Element;
  type ElementClass = ReactJsx.ElementClass;
  type ElementAttributesProperty = ReactJsx.ElementAttributesProperty;
  type ElementChildrenAttribute = ReactJsx.ElementChildrenAttribute;
  type LibraryManagedAttributes<Type, Props> = ReactJsx.LibraryManagedAttributes<Type, Props>;
  type IntrinsicAttributes = ReactJsx.IntrinsicAttributes;
  type IntrinsicClassAttributes<Type> = ReactJsx.IntrinsicClassAttributes<Type>;
  type IntrinsicElements = ReactJsx.IntrinsicElements;
}
