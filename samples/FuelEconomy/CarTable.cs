using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;
using CsvHelper.Configuration.Attributes;
using NetGen;

namespace NetGen.Samples.FuelEconomy;

/// <summary>The cars of a CSV file, as samples: nine numbers, and miles per gallon for a target.</summary>
/// <param name="Samples">The cars whose horsepower and fuel use are known.</param>
/// <param name="RowCount">The rows of the file.</param>
internal sealed record CarTable(Dataset Samples, int RowCount)
{
    private static readonly string[] Origins = ["USA", "Europe", "Japan"];

    public static CarTable Read(string path)
    {
        List<float[]> inputs = [];
        List<float[]> targets = [];
        int rowCount = 0;
        using StreamReader text = new(path);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        foreach (Car car in csv.GetRecords<Car>())
        {
            rowCount++;
            if (car is { MilesPerGallon: { } milesPerGallon, Horsepower: { } horsepower })
            {
                int origin = Array.IndexOf(Origins, car.Origin);
                inputs.Add(
                [
                    car.Cylinders, car.Displacement, horsepower, car.Weight, car.Acceleration, car.Year.Year,
                    origin == 0 ? 1 : 0, origin == 1 ? 1 : 0, origin == 2 ? 1 : 0,
                ]);
                targets.Add([milesPerGallon]);
            }
        }

        return new CarTable(new Dataset(inputs, targets), rowCount);
    }

    private sealed class Car
    {
        [Name("miles_per_gallon")]
        public float? MilesPerGallon { get; init; }

        [Name("cylinders")]
        public float Cylinders { get; init; }

        [Name("displacement")]
        public float Displacement { get; init; }

        [Name("horsepower")]
        public float? Horsepower { get; init; }

        [Name("weight_in_lbs")]
        public float Weight { get; init; }

        [Name("acceleration")]
        public float Acceleration { get; init; }

        [Name("year")]
        public DateTime Year { get; init; }

        [Name("origin")]
        public required string Origin { get; init; }
    }
}
