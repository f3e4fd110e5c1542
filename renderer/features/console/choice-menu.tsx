import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';

interface Props<Choice extends string> {
  icon: ReactNode;
  label: string;
  value: Choice;
  choices: Record<Choice, string>;
  onChoose: (choice: Choice) => void;
}

/** A button that shows what is chosen and opens the other choices. */
export function ChoiceMenu<Choice extends string>({ icon, label, value, choices, onChoose }: Props<Choice>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        startIcon={icon}
        endIcon={<ExpandMoreIcon />}
        aria-label={`${label}: ${choices[value]}`}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {choices[value]}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {(Object.keys(choices) as Choice[]).map(choice => (
          <MenuItem
            key={choice}
            role="menuitemradio"
            aria-checked={choice === value}
            selected={choice === value}
            onClick={() => {
              onChoose(choice);
              setAnchor(null);
            }}
          >
            {choices[choice]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
