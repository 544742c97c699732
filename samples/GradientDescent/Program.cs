using System;
using System.Collections.Generic;
using System.IO;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.GradientDescent;

/// <summary>One problem, one start, five ways down: full batch, stochastic, mini-batch, momentum, Adam.</summary>
internal static class Program
{
    private const int Epochs = 40;
    private const ulong Seed = 1;

    private static void Main(string[] arguments)
    {
        Dataset wines = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "wine.csv"), classCount: 3, hasHeading: true);
        wines = Standardizer.Fit(wines).Apply(wines);
        Console.WriteLine(Invariant($"{wines.Count} wines, {Epochs} epochs, the loss over all of them after each"));
        Console.WriteLine();
        Console.WriteLine("                         batch  steps    after 1   after 10   after 40        time");
        List<Curve> curves =
        [
            Descend<PlainNet>("full batch", wines, wines.Count),
            Descend<PlainNet>("stochastic", wines, 1),
            Descend<PlainNet>("mini-batch", wines, 16),
            Descend<MomentumNet>("mini-batch, momentum", wines, 16),
            Descend<AdamNet>("mini-batch, Adam", wines, 16),
        ];

        string path = arguments.Length > 0 ? arguments[0] : "gradient-descent.svg";
        File.WriteAllText(path, LossChart.Draw(curves));
        Console.WriteLine();
        Console.WriteLine(Invariant($"the curves are in {path}"));
    }

    private static Curve Descend<TNetwork>(string name, Dataset wines, int batchSize)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(Seed);
        List<double> losses = [network.Evaluate(wines).Loss];
        History history = network.Fit(wines, new FitOptions
        {
            Epochs = Epochs,
            BatchSize = batchSize,
            ShuffleSeed = Seed,
            EpochCompleted = _ => losses.Add(network.Evaluate(wines).Loss),
        });
        Console.WriteLine(Invariant(
            $"{name,-22}  {batchSize,5}  {history.Iterations,5}  {losses[1],9:F5}  {losses[10],9:F5}  {losses[^1],9:F5}  {history.Duration.TotalMilliseconds,7:F1} ms"));
        return new Curve(name, losses);
    }
}
