import Form from '@rjsf/mui';
import { mount } from './mount';
import { RjsfForm } from './rjsf';

mount((props) => <RjsfForm Form={Form} {...props} />);
