import * as React from 'react';
import { useId } from './useId';

/** What the field of a listbox carries and what its list needs. */
export interface Listbox {
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly activeIndex: number;
  readonly setActiveIndex: (index: number) => void;
  readonly fieldProps: {
    readonly role: 'combobox';
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
  /** Answers whether the key was for the list. */
  readonly handleKey: (event: React.KeyboardEvent) => boolean;
}

/** The keyboard of a field with a list below it: up, down, Enter or Tab choose, Escape closes. The focus stays in the field. */
export function useListbox(count: number, isOpen: boolean, onChoose: (index: number) => void, onClose: () => void): Listbox {
  const listId = useId('list');
  const [activeIndex, setActiveIndex] = React.useState(0);
  React.useEffect(() => setActiveIndex(0), [count, isOpen]);
  const optionId = (index: number): string => `${listId}-${index}`;

  const handleKey = (event: React.KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && count > 0) setActiveIndex((activeIndex + step + count) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && count > 0 && !event.shiftKey) onChoose(activeIndex);
    else if (event.key === 'Escape') onClose();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    listId, optionId, activeIndex, setActiveIndex, handleKey,
    fieldProps: {
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': isOpen, 'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen && count > 0 ? optionId(activeIndex) : undefined
    }
  };
}
