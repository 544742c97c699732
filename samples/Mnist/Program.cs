using System;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Mnist;

/// <summary>LeNet-5 learns to read the digits of the MNIST database.</summary>
internal static class Program
{
    private const ulong Seed = 1;

    private static int Main(string[] args)
    {
        try
        {
            CommandLine command = CommandLine.Parse(args);
            if (command.Data is null)
            {
                Console.Error.WriteLine("No folder with the MNIST database was named.");
                ExplainData();
                return 1;
            }

            (Dataset training, Dataset test) = MnistFolder.Read(command.Data);
            Train(training, test, command);
            return 0;
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(CommandLine.Usage);
            return 1;
        }
        catch (FileNotFoundException error)
        {
            Console.Error.WriteLine(error.Message);
            ExplainData();
            return 1;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Train(Dataset training, Dataset test, CommandLine command)
    {
        Console.WriteLine(Invariant($"{training.Count} images to learn from, {test.Count} to test"));
        Console.WriteLine();
        Console.WriteLine(LeNet5.Summary());

        LeNet5 network = new(Seed);
        History history = TrainingDisplay.Fit(network, training, new FitOptions
        {
            Epochs = command.Epochs,
            BatchSize = command.BatchSize,
            ShuffleSeed = Seed,
            LearningRateSchedule = Schedules.Cosine(),
        });

        double[] seconds = [.. history.Epochs.Select(epoch => epoch.Duration.TotalSeconds).Order()];
        Console.WriteLine(Invariant($"epoch time: median {seconds[seconds.Length / 2]:F2} s, best {seconds[0]:F2} s"));
        Console.WriteLine(Invariant($"test accuracy: {network.Evaluate(test).Classification!.Accuracy:F4}"));
    }

    private static void ExplainData()
    {
        Console.Error.WriteLine(CommandLine.Usage);
        Console.Error.WriteLine();
        Console.Error.WriteLine("The folder holds these four files, as they are or with .gz behind their names:");
        foreach (string name in MnistFolder.FileNames)
        {
            Console.Error.WriteLine($"  {name}");
        }

        Console.Error.WriteLine();
        Console.Error.WriteLine("Y. LeCun, C. Cortes and C. Burges published them at http://yann.lecun.com/exdb/mnist; many mirrors have the same files.");
    }
}
