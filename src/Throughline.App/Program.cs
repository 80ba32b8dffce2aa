using Throughline.App.Commands;
using Throughline.App.Hosting;

return await CommandLine.RunAsync(args, Terminal.Standard(), WebHost.Build);
