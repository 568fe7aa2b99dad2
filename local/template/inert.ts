/** Resource types that have no effect on a laptop, each with the reason. A type that is neither here nor emulated stops the start. */
export const INERT: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account':
    'lets API Gateway write to CloudWatch; here its lines go to the terminal',
  'AWS::ApiGateway::Deployment': 'the methods of the template are served as they stand',
  'AWS::CloudWatch::Alarm': 'nobody is on call for a laptop',
  'AWS::CloudWatch::Dashboard': 'there are no metrics to draw',
  'AWS::Events::Archive': 'replay is an operation of the deployed bus',
  'AWS::Lambda::Permission':
    'who may invoke a function is not enforced; what a function may call is',
  'AWS::Logs::LogGroup': 'logs go to the terminal and to the data folder',
  'AWS::Logs::MetricFilter': 'there are no metrics to count',
  'AWS::SNS::Subscription': 'nobody is notified by a laptop',
  'AWS::SNS::Topic': 'alarms publish to it, and there are none',
  'AWS::SNS::TopicPolicy': 'alarms publish to it, and there are none',
  'AWS::SQS::QueuePolicy': 'who may send to a queue is not enforced; what a function may call is',
};
