using System;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using NetGen.Conformance.Probe;

switch (args)
{
    case ["results"]:
        Console.WriteLine(JsonSerializer.Serialize(new ProbeResults(
            Vector128.IsHardwareAccelerated, Avx2.IsSupported, Avx512F.IsSupported, Squares.Transposed(), Masks.Make(), NetworkResults.All())));
        return;
    case [EndlessTraining.Command, string path]:
        EndlessTraining.Run(path);
        return;
}

Exercise<SmallClassifier>.Run();
Exercise<LargeClassifier>.Run();
Exercise<Forecast>.Run();
Exercise<Layered>.Run();
Exercise<Curved>.Run();
Exercise<WideClassifier>.Run();
Exercise<NarrowChain>.Run();
Exercise<DeepChain>.Run();
Exercise<SmallImage>.Run();
Exercise<MixedImage>.Run();
Exercise<SignalNetwork>.Run();
Exercise<LargeImage>.Run();
Exercise<SmallSequence>.RunWithLengths();
Exercise<SteppedSequence>.RunWithLengths();
Exercise<LargeSequence>.RunWithLengths();
Streams.Run();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{DirectCalls.Predictions} predictions: {DirectCalls.Predict()} bytes; {DirectCalls.Steps} steps: {DirectCalls.Train()} bytes"));
