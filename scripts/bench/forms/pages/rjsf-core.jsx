import Form from '@rjsf/core';
import { mount } from './mount';
import { RjsfForm } from './rjsf';

mount((props) => <RjsfForm Form={Form} {...props} />);
