using System;
using System.Collections.Generic;
using System.Linq;
using NetGen;

namespace NetGen.Samples.SequenceSorter;

/// <summary>Words and what is right or wrong with each: no word twice, each class as often as any other.</summary>
internal sealed record Words(string[] All, int[] Labels)
{
    /// <param name="count">How many words.</param>
    /// <param name="seed">Which.</param>
    /// <param name="except">Words that are not wanted.</param>
    public static Words Generate(int count, int seed, params string[] except)
    {
        Random random = new(seed);
        HashSet<string> known = [.. except];
        List<string> words = [];
        while (words.Count < count)
        {
            string word = Grammar.Word(words.Count % Grammar.Classes, random);
            if (!known.Contains(word))
            {
                words.Add(word);
            }
        }

        return new Words([.. words], [.. Enumerable.Range(0, count).Select(index => index % Grammar.Classes)]);
    }

    /// <summary>What recurrent networks read: a row of zeros and a one for each letter, and how many letters there are.</summary>
    public Dataset Sequences() =>
        new Dataset([.. All.Select(Encode)], Labels, Grammar.Classes).WithLengths([.. All.Select(word => word.Length)]);

    /// <summary>The mean of these rows: the share that each letter has of a word.</summary>
    public Dataset Shares() => new(
        [.. All.Select(word => Grammar.Alphabet.Select(letter => (float)word.Count(other => other == letter) / word.Length).ToArray())],
        Labels,
        Grammar.Classes);

    /// <summary>Zeros follow the last letter; nobody reads them.</summary>
    public static float[] Encode(string word)
    {
        float[] rows = new float[GatedNet.InputSize];
        for (int time = 0; time < word.Length; time++)
        {
            rows[(time * Grammar.Letters) + Grammar.Alphabet.IndexOf(word[time])] = 1;
        }

        return rows;
    }
}
