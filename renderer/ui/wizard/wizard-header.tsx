import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useRef } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import styles from './wizard-header.module.css';

const views = [
  { value: 'basic', label: 'Basic' },
  { value: 'expert', label: 'Expert' },
] as const;

interface Props {
  title: string;
  /** The page of Expert that is open; undefined in Basic. */
  page: object | undefined;
  /** Left out where nothing was entered that would be lost. */
  onStartOver: (() => void) | undefined;
  onView: (view: (typeof views)[number]['value']) => void;
  /** Further buttons. */
  children?: ReactNode;
}

/** The page's title, and how much is asked. Switching hides questions and changes no answer. */
export function WizardHeader({ title, page, onStartOver, onView, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A page that was just turned to is read from its title on.
  useEffect(() => {
    if (page !== undefined) heading.current?.focus();
  }, [page]);
  return (
    <header className={styles['header']}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {onStartOver && <Button onClick={onStartOver}>Start over</Button>}
      <Segmented
        label="View"
        value={page === undefined ? 'basic' : 'expert'}
        choices={views}
        onChange={onView}
      />
    </header>
  );
}
