using System.Globalization;
using NetGen;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] species = ["Adelie", "Chinstrap", "Gentoo"];

// The Palmer penguins (Gorman, Williams and Fraser, PLOS ONE 9(3), 2014), in the public domain under CC0. Those that were not measured are left out.
List<float[]> inputs = [];
List<int> labels = [];
foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "penguins.csv")).Skip(1))
{
    string[] fields = line.Split(',');
    if (fields[2..6].All(field => field.Length > 0))
    {
        inputs.Add(Array.ConvertAll(fields[2..6], float.Parse));
        labels.Add(Array.IndexOf(species, fields[0]));
    }
}

// Inputs are scaled by what is trained on alone: a network in use does not know its future inputs either.
(Dataset training, Dataset test) = new Dataset(inputs, labels, species.Length).StratifiedSplit(0.8, seed: 1);
Standardizer standardizer = Standardizer.Fit(training);
Console.WriteLine(PenguinNet.Summary());

PenguinNet network = new(seed: 1);
History history = network.Fit(standardizer.Apply(training), new FitOptions { Epochs = 100, BatchSize = 16 });
Console.WriteLine($"{history.Iterations} steps in {history.Duration.TotalMilliseconds:F0} ms, loss {history.Epochs[^1].TrainingLoss:F4}");
Console.WriteLine($"accuracy on {test.Count} penguins it never saw: {network.Evaluate(standardizer.Apply(test)).Classification!.Accuracy:F3}");

network.Save("penguins.safetensors");
PenguinNet loaded = PenguinNet.Load("penguins.safetensors");

float[] penguin = new float[PenguinNet.InputSize];
float[] probabilities = new float[PenguinNet.OutputSize];
standardizer.Apply([39.1f, 18.7f, 181, 3750], penguin);
loaded.Predict(penguin, probabilities);
Console.WriteLine($"saved, loaded, asked: {species[Array.IndexOf(probabilities, probabilities.Max())]} with probability {probabilities.Max():F4}");
