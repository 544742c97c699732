using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;
using Xunit;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>What can be declared and what the catalogue has are the same.</summary>
public class CatalogueTests
{
    private static IEnumerable<Hyperparameter> Hyperparameters => Catalogue.Optimizers
        .SelectMany(optimizer => optimizer.Hyperparameters)
        .Concat(Catalogue.Losses.SelectMany(loss => loss.Hyperparameters))
        .Concat(Regularization.All);

    [Fact]
    public void EveryLossHasAnEntry() => Assert.Equal(
        Enum.GetValues<Vocabulary.Loss>(), Catalogue.Losses.Select(entry => entry.Loss).Order());

    [Fact]
    public void EveryOptimizerHasAnEntry() => Assert.Equal(
        Enum.GetValues<Vocabulary.Optimizer>(), Catalogue.Optimizers.Select(entry => entry.Optimizer).Order());

    [Fact]
    public void EveryLayerAttributeHasAnEntry()
    {
        string[] attributes = [.. typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal)];
        Assert.Equal(attributes, Catalogue.Layers.Select(entry => entry.Kind + "Attribute").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EverySpecHasAnEntry() => Assert.Equal(
        typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal),
        Catalogue.Layers.Select(entry => entry.SpecType).OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public void EveryHyperparameterIsAPropertyOfTheAttribute()
    {
        string[] properties = [.. typeof(TrainingAttribute).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];
        Assert.All(
            Hyperparameters,
            hyperparameter => Assert.Contains(hyperparameter.Name, properties));
    }

    [Fact]
    public void EveryPropertyOfTheAttributeIsRead()
    {
        string[] read = [.. Hyperparameters.Select(entry => entry.Name), "LearningRate", "Health", "TruncatedSteps"];
        Assert.All(
            typeof(TrainingAttribute).GetProperties().Where(property => property.CanWrite),
            property => Assert.Contains(property.Name, read));
    }

    [Fact]
    public void DefaultsAreInRange() => Assert.All(
        Hyperparameters,
        entry => Assert.True(entry.Range.Contains(entry.Default) && entry.Range.Contains((float)entry.Default), entry.Name));

    [Fact]
    public void TheGeneratorsEnumsAreTheRuntimes()
    {
        AssertSame<Vocabulary.Activation, Activation>();
        AssertSame<Vocabulary.Loss, Loss>();
        AssertSame<Vocabulary.Optimizer, Optimizer>();
        AssertSame<Vocabulary.Initializer, Initializer>();
        AssertSame<Vocabulary.Padding, Padding>();
    }

    private static void AssertSame<TGenerator, TRuntime>()
        where TGenerator : struct, Enum
        where TRuntime : struct, Enum => Assert.Equal(
            Enum.GetValues<TRuntime>().Select(member => (Convert.ToInt32(member, null), member.ToString())),
            Enum.GetValues<TGenerator>().Select(member => (Convert.ToInt32(member, null), member.ToString())));
}
