using Throughline.App.Commands;
using Throughline.App.Hosting;
using Throughline.Runtime.Storage;

PrivateFiles.FromNowOn();

return await CommandLine.RunAsync(args, Terminal.Standard(), WebHost.Build);
