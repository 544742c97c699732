using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NativeAot;
using NetGen;

const string Usage = """
    usage: NativeAot                                     train, save, load and predict
           NativeAot predict FILE 39.1 18.7 181 3750     load a saved network and classify a penguin by its bill length,
                                                         bill depth and flipper length in mm and its body mass in g
    """;

try
{
    switch (args)
    {
        case []:
            TrainSaveLoadPredict();
            return 0;
        case ["predict", string file, .. { Length: PenguinNet.InputSize } measurements]:
            LoadAndPredict(file, PenguinData.Scale(measurements));
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 1;
    }
}
catch (Exception error) when (error is FormatException or IOException or NetworkFileException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

// What goes to standard output is the same however the program was compiled; what differs goes to standard error.
static void TrainSaveLoadPredict()
{
    const ulong Seed = 1;
    Dataset penguins = PenguinData.Read(Path.Combine(AppContext.BaseDirectory, "penguins.csv"));
    (Dataset training, Dataset test) = penguins.StratifiedSplit(0.8, Seed);
    PenguinNet trained = new(Seed);
    History history = trained.Fit(training, new FitOptions { Epochs = 200, BatchSize = 32, ShuffleSeed = Seed });
    Print(Console.Out, $"{history.Iterations} steps, loss {history.Epochs[^1].TrainingLoss:G9}");
    Print(Console.Out, $"test accuracy {trained.Evaluate(test).Classification!.Accuracy:F3}");

    string file = Path.Combine(AppContext.BaseDirectory, "penguins.safetensors");
    trained.Save(file);
    PenguinNet network = PenguinNet.Load(file);
    float[] parameters = new float[PenguinNet.ParameterCount];
    network.GetParameters(parameters);
    Print(Console.Out, $"checksum {Checksum(parameters):x16} of {parameters.Length} parameters: trained, saved, loaded");

    float[] outputs = new float[penguins.Count * PenguinNet.OutputSize];
    network.PredictBatch(penguins.Inputs, outputs);
    Print(Console.Out, $"checksum {Checksum(outputs):x16} of {outputs.Length} probabilities: predicted together");

    TimeSpan best = TimeSpan.MaxValue;
    for (int round = 0; round < 200; round++)
    {
        long start = Stopwatch.GetTimestamp();
        PredictOneByOne(network, penguins.Inputs, outputs);
        best = Stopwatch.GetElapsedTime(start) is var time && time < best ? time : best;
    }

    Print(Console.Out, $"checksum {Checksum(outputs):x16} of {outputs.Length} probabilities: predicted one by one");
    Print(Console.Error, $"{(RuntimeFeature.IsDynamicCodeCompiled ? "JIT" : "NativeAOT")} of {RuntimeInformation.FrameworkDescription}");
    Print(Console.Error, $"{history.Duration.TotalMilliseconds:F0} ms of training, {best.TotalNanoseconds / penguins.Count:F0} ns a prediction");
}

static void LoadAndPredict(string file, float[] penguin)
{
    float[] probabilities = new float[PenguinNet.OutputSize];
    PenguinNet.Load(file).Predict(penguin, probabilities);
    for (int i = 0; i < probabilities.Length; i++)
    {
        Print(Console.Out, $"{PenguinData.Species[i],-10} {probabilities[i]:F4}");
    }
}

[MethodImpl(MethodImplOptions.AggressiveOptimization)]
static void PredictOneByOne(PenguinNet network, ReadOnlySpan<float> inputs, Span<float> outputs)
{
    for (; !inputs.IsEmpty; inputs = inputs[PenguinNet.InputSize..], outputs = outputs[PenguinNet.OutputSize..])
    {
        network.Predict(inputs[..PenguinNet.InputSize], outputs[..PenguinNet.OutputSize]);
    }
}

// FNV-1a of 64 bits, over the bits of all numbers in order.
static ulong Checksum(ReadOnlySpan<float> values)
{
    ulong hash = 0xcbf29ce484222325;
    foreach (byte value in MemoryMarshal.AsBytes(values))
    {
        hash = (hash ^ value) * 0x100000001b3;
    }

    return hash;
}

static void Print(TextWriter writer, FormattableString line) => writer.WriteLine(FormattableString.Invariant(line));
