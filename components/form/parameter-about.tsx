import { memo } from 'react';
import { Description } from './description';
import classes from './form.module.css';
import { ParameterMeta, type ParameterMetaProps } from './parameter-meta';
import { RealName } from './real-name';
import { controlFor } from './registry';

/** What a parameter is: label, description, default, limits. It stays as it is while a value is typed. */
export const ParameterAbout = memo(function ParameterAbout(props: ParameterMetaProps) {
  const { id, field } = props;
  const { parameter } = field;
  const { composite = false } = controlFor(parameter);
  const Label = composite ? 'span' : 'label';
  return (
    <div className={classes.about}>
      <Label className={classes.label} id={`${id}-label`} htmlFor={composite ? undefined : id}>
        {parameter.title}
        {parameter.unit === null ? null : <span className={classes.unit}> ({parameter.unit})</span>}
      </Label>{' '}
      <RealName name={parameter.name} title={parameter.title} />
      <Description id={`${id}-description`} title={parameter.title} text={parameter.description} />
      <ParameterMeta {...props} />
    </div>
  );
});
