using System;
using System.IO;
using System.Linq;
using NetGen;
using NetGen.Samples.FuelEconomy;
using static System.FormattableString;

namespace NetGen.Samples.Regularisation;

/// <summary>A network that learns sixty cars by heart, and four ways to keep it from that.</summary>
internal static class Program
{
    private const int Seeds = 5;
    private const int Epochs = 600;
    private const int TrainingCars = 60;

    private static void Main()
    {
        CarTable table = CarTable.Read(Path.Combine(AppContext.BaseDirectory, "cars.csv"));
        Console.WriteLine(Invariant($"RMSE in mpg after {Epochs} epochs on {TrainingCars} cars, mean of {Seeds} seeds"));
        Console.WriteLine();
        Console.WriteLine("                   training   unseen");
        Report<FreeNet>("nothing", table.Samples, earlyStopping: null);
        Report<FreeNet>("early stopping", table.Samples, new EarlyStopping { Patience = 40 });
        Report<L2Net>("L2 penalty", table.Samples, earlyStopping: null);
        Report<DropoutNet>("dropout", table.Samples, earlyStopping: null);
        Report<DropoutNet>("dropout and early", table.Samples, new EarlyStopping { Patience = 100 });
    }

    private static void Report<TNetwork>(string name, Dataset cars, EarlyStopping? earlyStopping)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        (double Training, double Unseen)[] errors =
            [.. Enumerable.Range(1, Seeds).Select(seed => Train<TNetwork>(cars, (ulong)seed, earlyStopping))];
        Console.WriteLine(Invariant($"{name,-18}  {errors.Average(error => error.Training),8:F2} {errors.Average(error => error.Unseen),8:F2}"));
    }

    private static (double Training, double Unseen) Train<TNetwork>(Dataset cars, ulong seed, EarlyStopping? earlyStopping)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        // What early stopping watches is not what the result is measured on.
        (Dataset known, Dataset test) = cars.Split(0.5, seed);
        (Dataset training, Dataset validation) = known.Split((double)TrainingCars / known.Count, seed);
        Standardizer standardizer = Standardizer.Fit(training);
        training = standardizer.Apply(training);
        TNetwork network = TNetwork.Create(seed);
        network.Fit(training, new FitOptions
        {
            Epochs = Epochs,
            BatchSize = 10,
            ShuffleSeed = seed,
            Validation = earlyStopping is null ? null : standardizer.Apply(validation),
            EarlyStopping = earlyStopping,
        });
        return (Rmse(network, training), Rmse(network, standardizer.Apply(test)));
    }

    private static double Rmse<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : ITrainableNetwork<TNetwork> => network.Evaluate(data).Regression!.RootMeanSquaredError;
}
