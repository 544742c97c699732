using System;
using System.Globalization;
using NetGen.Conformance.Probe;

Exercise<SmallClassifier>.Run();
Exercise<LargeClassifier>.Run();
Exercise<Forecast>.Run();
Exercise<Layered>.Run();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{DirectCalls.Predictions} predictions: {DirectCalls.Predict()} bytes; {DirectCalls.Steps} steps: {DirectCalls.Train()} bytes"));
