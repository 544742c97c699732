using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetGen;

namespace NativeAot;

/// <summary>The penguins of a CSV file, read without a library: those that find columns by reflection cannot be trimmed.</summary>
internal static class PenguinData
{
    public static readonly string[] Species = ["Adelie", "Chinstrap", "Gentoo"];

    // What is usual, and how much it varies: bill length, bill depth and flipper length in mm, body mass in g. Fixed numbers
    // instead of those of the data, so that a saved network needs nothing beside it.
    private static readonly float[] Usual = [44, 17, 200, 4200];
    private static readonly float[] Spread = [5.5f, 2, 14, 800];

    /// <summary>Reads a file of species, island and the four measurements; penguins that lack one are left out.</summary>
    public static Dataset Read(string path)
    {
        List<float[]> inputs = [];
        List<int> labels = [];
        foreach (string line in File.ReadAllLines(path).AsSpan(1))
        {
            if (line.Split(',') is [string species, _, .. { Length: >= 4 } rest] && !Array.Exists(rest[..4], string.IsNullOrEmpty))
            {
                inputs.Add(Scale(rest[..4]));
                labels.Add(Array.IndexOf(Species, species));
            }
        }

        return new Dataset(inputs, labels, Species.Length);
    }

    /// <summary>Four measurements in digits, as the network wants them.</summary>
    /// <exception cref="FormatException">One is no number.</exception>
    public static float[] Scale(string[] measurements)
    {
        float[] scaled = Array.ConvertAll(measurements, text => float.Parse(text, CultureInfo.InvariantCulture));
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (scaled[i] - Usual[i]) / Spread[i];
        }

        return scaled;
    }
}
