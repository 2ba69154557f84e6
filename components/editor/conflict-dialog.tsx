import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Field } from '@/components/form';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { JsonObject, Pointer } from '@/lib/config-schema';
import classes from './conflict-dialog.module.css';
import { effectiveValueText } from './effective-value-text';
import { type Edit, editsOf, mergeEdits, type Side, undisputedSide } from './merge-edits';

type ConflictDialogProps = {
  opened: boolean;
  title: string;
  /** Who did what; completed by what there is to choose. */
  children: ReactNode;
  fields: Field[];
  sides: { base: JsonObject; theirs: JsonObject; mine: JsonObject };
  /** Why values of mine are not allowed, by parameter. */
  faults?: Record<Pointer, string>;
  confirmLabel: string;
  onClose: () => void;
  onResolve: (merged: JsonObject) => void;
};

/** Theirs and mine, parameter by parameter. Where only one side changed, that side is chosen already. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { title, children, fields, sides, faults = {}, confirmLabel, onClose, onResolve } = props;
  const [chosen, setChosen] = useState<Record<Pointer, Side>>({});
  const edits = editsOf(fields, sides);
  const sideOf = (edit: Edit) => chosen[edit.path] ?? undisputedSide(edit);
  const open = edits.filter((edit) => sideOf(edit) === undefined).length;
  const takeAll = (side: (edit: Edit) => Side) =>
    setChosen(Object.fromEntries(edits.map((edit) => [edit.path, side(edit)])));

  return (
    <Modal
      opened={useOpenedOnceMounted(props.opened)}
      onClose={onClose}
      size="xl"
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text component="div">
          {children}{' '}
          {edits.length === 0
            ? 'It holds the same values as this form.'
            : 'Choose what to take of each parameter.'}
        </Text>
        {edits.length > 0 && (
          <>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => takeAll(() => 'theirs')}>
                Take all of theirs
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => takeAll((edit) => (edit.by === 'them' ? 'theirs' : 'mine'))}
              >
                Take all of mine
              </Button>
            </Group>
            <div className={classes.edits}>
              {edits.map((edit) => (
                <EditChoice
                  key={edit.path}
                  edit={edit}
                  field={fields.find(({ pointer }) => pointer === edit.path)}
                  side={sideOf(edit)}
                  fault={faults[edit.path]}
                  onChoose={(side) => setChosen({ ...chosen, [edit.path]: side })}
                />
              ))}
            </div>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Text size="sm" c="dimmed" role="status">
            {open > 0 && `${open === 1 ? '1 parameter needs' : `${open} parameters need`} a choice`}
          </Text>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={open > 0}
            onClick={() => {
              const choices = edits.flatMap((edit) => {
                const side = sideOf(edit);
                return side === undefined ? [] : [[edit.path, side] as const];
              });
              onResolve(mergeEdits(sides.theirs, edits, Object.fromEntries(choices)));
            }}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type EditChoiceProps = {
  edit: Edit;
  field: Field | undefined;
  side: Side | undefined;
  fault: string | undefined;
  onChoose: (side: Side) => void;
};

const changedBy = { them: 'changed by them', you: 'changed by you', both: 'changed by both' };

function EditChoice({ edit, field, side, fault, onChoose }: EditChoiceProps) {
  const sides: [Side, string, string][] = [
    ['theirs', 'Theirs', effectiveValueText(edit.theirs, field)],
    ['mine', edit.by === 'them' ? 'As it was' : 'Mine', effectiveValueText(edit.mine, field)],
  ];
  return (
    <fieldset className={classes.edit} data-open={side === undefined || undefined}>
      <legend className={classes.legend}>
        {edit.title} <span className={classes.by}>{changedBy[edit.by]}</span>
      </legend>
      {sides.map(([value, label, text]) => (
        <label key={value} className={classes.side}>
          <input type="radio" name={edit.path} checked={side === value} onChange={() => onChoose(value)} />
          <span>
            {label}: <code className={classes.value}>{text}</code>
            {value === 'mine' && fault !== undefined && <span className={classes.fault}>{fault}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
